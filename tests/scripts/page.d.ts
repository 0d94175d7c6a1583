/* What scripts find on a page beside what every browser has. `tsc` reads it, nothing else does. */

interface Window {
  FINDER: any;
  FinderIndex: any;
  findSymptom: any;
  joinCards: any;
  posFees: any;
}

/* A script that looks an element up by a selector knows which one it gets. */
interface Element { hidden: boolean; style: CSSStyleDeclaration; readonly dataset: DOMStringMap }
interface HTMLElement { value: any; elements: any; select(): void }
interface SVGScriptElement { src: string }
interface ParentNode { id: string; classList: DOMTokenList; setAttribute(name: string, value: string): void; scrollIntoView(how?: any): void }
interface EventTarget { form?: any; dataset?: any }
interface Event { isComposing: boolean }

/* Not everywhere, and asked for before they are used. */
interface Navigator { connection?: any }
interface PerformanceEntry { type?: string }
