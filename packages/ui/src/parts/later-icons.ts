/** Icons that are loaded after the first page: see `icons`. */
export const laterIcons = {
  alert: 'M10 3 18 17H2L10 3Zm0 5.5v3.5m0 2.6v.1',
  arrow: 'M4 10h12m-5-5 5 5-5 5',
  chart: 'M2.5 3.5h6v5h-6v-5Zm9 8h6v5h-6v-5Zm-6-3v5.5h6M8.5 6h6v5.5',
  check: 'm4 10.5 4 4 8-9',
  down: 'm5 8 5 5 5-5',
  lock: 'M4.5 9h11v8h-11V9ZM7 9V6.5a3 3 0 0 1 6 0V9',
  mail: 'M2.5 5h15v10.5h-15V5Zm0 .8 7.5 5.7 7.5-5.7',
  offline:
    'M3 3l14 14M6 9.6a6 6 0 0 1 2-1.2m3.3-.2A6 6 0 0 1 14 9.6M3.5 7A10 10 0 0 1 6 5.2M9.5 4.3A10 10 0 0 1 16.5 7M10 15.5v.1',
  phone: 'M6 2.5h8v15H6v-15Zm3 12.5h2',
  moon: 'M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3Z',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10 1.5v2m0 13v2m8.5-8.5h-2m-13 0h-2M16 4l-1.4 1.4M5.4 14.6 4 16m12 0-1.4-1.4M5.4 5.4 4 4',
  device: 'M3.5 4.5h13v9h-13v-9ZM7 16.5h6m-3-3v3',
  key: 'M6.5 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm3.5-3.5h8m-2.5 0v3m-3-3v2',
  refresh: 'M16 6.5A7 7 0 1 0 17 10m0-6v3.5h-3.5',
  passkey:
    'M8 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 16.5a5.5 5.5 0 0 1 8-4.9M15 13a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm0 0v4.5l1.5-1.2-1-1.3 1-1',
} as const;
