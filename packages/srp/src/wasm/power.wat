;; Products modulo N in Montgomery form, N being the prime of group.ts.
;;
;; A number is 112 limbs of 28 bits in 32-bit words, the lowest first: 448 bytes. A product of two limbs has 56 bits, so a
;; column of 64 bits holds the sum of all that fall into it, and carries wait until the end. Numbers stay below 4 N, which is
;; less than 2^3080, so the two highest limbs are always 0.
;;
;; R is 2^3136. That N ends in 64 bits of 1 saves the inverse which Montgomery's reduction multiplies by: with M = N + 1, which
;; ends in two limbs of 0, adding q N to a column whose limb is q is the same as clearing that limb and adding q M.
;;
;; No branch and no address depends on a value, only on constants.
;;
;; Memory, in bytes:
;;       0  columns: 240 of 64 bits
;;    2048  16 bytes of 0, then M with 20 bytes of 0 behind it
;;    2560  16 bytes of 0, then the number that is read in rows, with 0 behind it
;;    3072  the caller's numbers, 448 bytes each
(module
  (memory (export "memory") 1)

  ;; Adds four rows of a product to the columns from $column on, up to $end: in each column the limb at $limb times $r0, the
  ;; one before it times $r1, then $r2 and $r3. Each row has its factor in all lanes.
  (func $addRows (param $column i32) (param $end i32) (param $limb i32)
                 (param $r0 v128) (param $r1 v128) (param $r2 v128) (param $r3 v128)
    (local $l0 v128) (local $l1 v128) (local $l2 v128) (local $l3 v128)
    (loop $next
      (local.set $l0 (v128.load (local.get $limb)))
      (local.set $l1 (v128.load (i32.sub (local.get $limb) (i32.const 4))))
      (local.set $l2 (v128.load (i32.sub (local.get $limb) (i32.const 8))))
      (local.set $l3 (v128.load (i32.sub (local.get $limb) (i32.const 12))))
      (v128.store (local.get $column)
        (i64x2.add
          (v128.load (local.get $column))
          (i64x2.add
            (i64x2.add
              (i64x2.extmul_low_i32x4_u (local.get $l0) (local.get $r0))
              (i64x2.extmul_low_i32x4_u (local.get $l1) (local.get $r1)))
            (i64x2.add
              (i64x2.extmul_low_i32x4_u (local.get $l2) (local.get $r2))
              (i64x2.extmul_low_i32x4_u (local.get $l3) (local.get $r3))))))
      (v128.store offset=16 (local.get $column)
        (i64x2.add
          (v128.load offset=16 (local.get $column))
          (i64x2.add
            (i64x2.add
              (i64x2.extmul_high_i32x4_u (local.get $l0) (local.get $r0))
              (i64x2.extmul_high_i32x4_u (local.get $l1) (local.get $r1)))
            (i64x2.add
              (i64x2.extmul_high_i32x4_u (local.get $l2) (local.get $r2))
              (i64x2.extmul_high_i32x4_u (local.get $l3) (local.get $r3))))))
      (local.set $limb (i32.add (local.get $limb) (i32.const 16)))
      (br_if $next (i32.lt_u
        (local.tee $column (i32.add (local.get $column) (i32.const 32)))
        (local.get $end)))))

  ;; The columns of $number times the number that is read in rows.
  (func $product (param $number i32)
    (local $column i32)
    (memory.fill (i32.const 0) (i32.const 0) (i32.const 1920))
    (loop $next
      (call $addRows
        (local.get $column)
        (i32.add (local.get $column) (i32.const 928))
        (i32.const 2576)
        (v128.load32_splat (local.get $number))
        (v128.load32_splat offset=4 (local.get $number))
        (v128.load32_splat offset=8 (local.get $number))
        (v128.load32_splat offset=12 (local.get $number)))
      (local.set $number (i32.add (local.get $number) (i32.const 16)))
      (br_if $next (i32.lt_u
        (local.tee $column (i32.add (local.get $column) (i32.const 32)))
        (i32.const 896)))))

  ;; Adds $value to a column.
  (func $add (param $column i32) (param $value i64)
    (i64.store (local.get $column) (i64.add (i64.load (local.get $column)) (local.get $value))))

  ;; The columns of the square of the number that is read in rows, two equal products as one: four limbs a, b, c, d at a time,
  ;; first with each other, then doubled with what is above them. Those rows start where only the first of them should, which
  ;; is why some products within the four are taken off again.
  (func $square
    (local $limb i32) (local $column i32)
    (local $a i64) (local $b i64) (local $c i64) (local $d i64)
    (memory.fill (i32.const 0) (i32.const 0) (i32.const 1920))
    (local.set $limb (i32.const 2576))
    (loop $next
      (local.set $a (i64.load32_u (local.get $limb)))
      (local.set $b (i64.load32_u offset=4 (local.get $limb)))
      (local.set $c (i64.load32_u offset=8 (local.get $limb)))
      (local.set $d (i64.load32_u offset=12 (local.get $limb)))
      (call $add (local.get $column) (i64.mul (local.get $a) (local.get $a)))
      (call $add (i32.add (local.get $column) (i32.const 16)) (i64.mul (local.get $b) (local.get $b)))
      (call $add (i32.add (local.get $column) (i32.const 32))
        (i64.sub (i64.const 0) (i64.mul (local.get $c) (local.get $c))))
      (call $add (i32.add (local.get $column) (i32.const 48))
        (i64.sub (i64.const 0) (i64.mul (local.get $d) (local.get $d))))
      (local.set $a (i64.shl (local.get $a) (i64.const 1)))
      (call $add (i32.add (local.get $column) (i32.const 8)) (i64.mul (local.get $a) (local.get $b)))
      (call $add (i32.add (local.get $column) (i32.const 16)) (i64.mul (local.get $a) (local.get $c)))
      (local.set $b (i64.shl (local.get $b) (i64.const 1)))
      (call $add (i32.add (local.get $column) (i32.const 24))
        (i64.add (i64.mul (local.get $a) (local.get $d)) (i64.mul (local.get $b) (local.get $c))))
      (call $add (i32.add (local.get $column) (i32.const 32))
        (i64.sub (i64.const 0) (i64.mul (local.get $b) (local.get $d))))
      (local.set $c (i64.shl (local.get $c) (i64.const 1)))
      (call $add (i32.add (local.get $column) (i32.const 40))
        (i64.sub (i64.const 0) (i64.mul (local.get $c) (local.get $d))))
      (local.set $d (i64.shl (local.get $d) (i64.const 1)))
      (local.set $limb (i32.add (local.get $limb) (i32.const 16)))
      (call $addRows
        (i32.add (local.get $column) (i32.const 32))
        (i32.add (i32.shr_u (local.get $column) (i32.const 1)) (i32.const 928))
        (local.get $limb)
        (i32x4.splat (i32.wrap_i64 (local.get $a)))
        (i32x4.splat (i32.wrap_i64 (local.get $b)))
        (i32x4.splat (i32.wrap_i64 (local.get $c)))
        (i32x4.splat (i32.wrap_i64 (local.get $d))))
      (br_if $next (i32.lt_u
        (local.tee $column (i32.add (local.get $column) (i32.const 64)))
        (i32.const 1792)))))

  ;; Divides the columns by R modulo N, and stores them as the number at $to: that, or with $double 1 twice that. The factors of
  ;; N come in fours: each is the limb of its column once those before it are added.
  (func $reduce (param $to i32) (param $double i32)
    (local $column i32) (local $end i32) (local $sum i64) (local $limb i64) (local $high i64)
    (local $q0 i32) (local $q1 i32) (local $q2 i32) (local $q3 i32)
    (local $m2 i64) (local $m3 i64)
    (local.set $m2 (i64.load32_u (i32.const 2072)))
    (local.set $m3 (i64.load32_u (i32.const 2076)))
    (loop $next
      (local.set $sum (i64.load (local.get $column)))
      (local.set $q0 (i32.and (i32.wrap_i64 (local.get $sum)) (i32.const 0xfffffff)))
      (local.set $sum (i64.add
        (i64.load offset=8 (local.get $column))
        (i64.shr_u (local.get $sum) (i64.const 28))))
      (local.set $q1 (i32.and (i32.wrap_i64 (local.get $sum)) (i32.const 0xfffffff)))
      (local.set $sum (i64.add
        (i64.add
          (i64.load offset=16 (local.get $column))
          (i64.mul (i64.extend_i32_u (local.get $q0)) (local.get $m2)))
        (i64.shr_u (local.get $sum) (i64.const 28))))
      (local.set $q2 (i32.and (i32.wrap_i64 (local.get $sum)) (i32.const 0xfffffff)))
      (local.set $sum (i64.add
        (i64.add
          (i64.load offset=24 (local.get $column))
          (i64.add
            (i64.mul (i64.extend_i32_u (local.get $q0)) (local.get $m3))
            (i64.mul (i64.extend_i32_u (local.get $q1)) (local.get $m2))))
        (i64.shr_u (local.get $sum) (i64.const 28))))
      (local.set $q3 (i32.and (i32.wrap_i64 (local.get $sum)) (i32.const 0xfffffff)))
      (call $add (i32.add (local.get $column) (i32.const 32)) (i64.shr_u (local.get $sum) (i64.const 28)))
      (call $addRows
        (i32.add (local.get $column) (i32.const 32))
        (i32.add (local.get $column) (i32.const 928))
        (i32.const 2080)
        (i32x4.splat (local.get $q0))
        (i32x4.splat (local.get $q1))
        (i32x4.splat (local.get $q2))
        (i32x4.splat (local.get $q3)))
      (br_if $next (i32.lt_u
        (local.tee $column (i32.add (local.get $column) (i32.const 32)))
        (i32.const 896))))
    (local.set $sum (i64.const 0))
    (local.set $end (i32.add (local.get $to) (i32.const 448)))
    (loop $next
      (local.set $sum (i64.add (i64.load (local.get $column)) (i64.shr_u (local.get $sum) (i64.const 28))))
      (local.set $limb (i64.add
        (i64.shl (i64.and (local.get $sum) (i64.const 0xfffffff)) (i64.extend_i32_u (local.get $double)))
        (local.get $high)))
      (local.set $high (i64.shr_u (local.get $limb) (i64.const 28)))
      (i64.store32 (local.get $to) (i64.and (local.get $limb) (i64.const 0xfffffff)))
      (local.set $column (i32.add (local.get $column) (i32.const 8)))
      (br_if $next (i32.lt_u
        (local.tee $to (i32.add (local.get $to) (i32.const 4)))
        (local.get $end)))))

  ;; The number at $number times the one at $other, in its place.
  (func (export "multiply") (param $number i32) (param $other i32)
    (memory.copy (i32.const 2576) (local.get $other) (i32.const 448))
    (call $product (local.get $number))
    (call $reduce (local.get $number) (i32.const 0)))

  ;; The square of the number at $number, in its place, times 2 if $double is 1.
  (func (export "square") (param $number i32) (param $double i32)
    (memory.copy (i32.const 2576) (local.get $number) (i32.const 448))
    (call $square)
    (call $reduce (local.get $number) (local.get $double))))
