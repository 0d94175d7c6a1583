/* What stands before the service worker's own text: the build writes it. */

declare const VERSION: string;
declare const SHELL: Record<string, string>;
declare const PACKS: Record<string, Record<string, string>>;
/** The packs that are stored before anybody asks. */
declare const AHEAD: string[];
declare const PARTS: Record<string, any>;
declare const EDITIONS: string;
declare const MISSING: string;
declare const CARDS: string;

/* `self` of a service worker is more than a worker's, and its events say more. */
interface WorkerGlobalScope {
  registration: ServiceWorkerRegistration;
  clients: Clients;
  skipWaiting(): Promise<void>;
}
interface Event {
  readonly data: any;
  readonly request: Request;
  waitUntil(work: Promise<any>): void;
  respondWith(response: any): void;
}
