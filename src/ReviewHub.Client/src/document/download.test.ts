import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { download, downloading, size } from './download';

let feed: ReadableStreamDefaultController<Uint8Array>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', (_path: string, { signal }: RequestInit) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        feed = controller;
        signal!.addEventListener('abort', () => controller.error(new DOMException('Aborted', 'AbortError')));
      },
    });
    return Promise.resolve(
      new Response(body, { headers: { 'Content-Disposition': 'attachment; filename=stances-7.csv; filename*=x' } }),
    );
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a quick download shows nothing and keeps its name', async () => {
  const under = download('/x', 'Votes');
  await vi.advanceTimersByTimeAsync(500);
  feed.enqueue(new Uint8Array(3));
  feed.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(downloading.value).toBeNull();
  const got = await under;
  expect([got?.name, got?.file.size]).toEqual(['stances-7.csv', 3]);
});

test('after a second it says how much has come, and more as it comes', async () => {
  const under = download('/x', 'Votes');
  await vi.advanceTimersByTimeAsync(10);
  feed.enqueue(new Uint8Array(2_000));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(downloading.value).toMatchObject({ label: 'Votes', bytes: 2_000 });
  feed.enqueue(new Uint8Array(500));
  await vi.advanceTimersByTimeAsync(0);
  expect(downloading.value?.bytes).toBe(2_500);
  feed.close();
  expect((await under)?.file.size).toBe(2_500);
  expect(downloading.value).toBeNull();
});

test('it can be cancelled, and then there is no file', async () => {
  const under = download('/x', 'Votes');
  await vi.advanceTimersByTimeAsync(1_001);
  downloading.value?.cancel();
  expect(await under).toBeNull();
  expect(downloading.value).toBeNull();
});

test('a connection that ends too soon is no file either', async () => {
  const under = expect(download('/x', 'Votes')).rejects.toThrow('gone');
  await vi.advanceTimersByTimeAsync(0);
  feed.error(new Error('gone'));
  await under;
});

test('sizes are in words', () => expect([size(2_500), size(1_234_567)]).toEqual(['3 kB', '1.2 MB']));
