import { expect, test } from 'vitest';
import { tick } from '../../test/browser.ts';
import { ManualClock } from '../../test/manual-clock.ts';
import { Gate } from '../../test/storm/gate.ts';
import { Network } from '../../test/storm/network.ts';

/** A request that is held in the storm's network; `respond` is the pool's answer. */
async function holdOne() {
  let respond = () => {};
  const responded = new Promise<Response>((resolve) => {
    respond = () => resolve(new Response('answer'));
  });
  const network = new Network(() => responded, new ManualClock());
  network.set('holds', 1);
  const heard: string[] = [];
  const asked = network.for(new Gate(), () => () => {})('https://pool.example/');
  void asked.then(() => heard.push('answer'));
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await tick();
  };
  await settle();
  return { network, respond, heard, settle };
}

test('the network of the storm holds an answer until it is released', async () => {
  const { network, respond, heard, settle } = await holdOne();
  respond();
  await settle();
  expect(heard).toEqual([]);
  network.release();
  await settle();
  expect(heard).toEqual(['answer']);
});

test('a release of the network of the storm also frees what the pool still works on', async () => {
  const { network, respond, heard, settle } = await holdOne();
  network.release();
  respond();
  await settle();
  expect(heard).toEqual(['answer']);
});
