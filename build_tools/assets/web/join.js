/* joinCards(files): finished cards → one PDF, with a shop's own numbers written into their boxes. All in this browser.
   A file is { bytes: Uint8Array, stamps: [{ jpeg: Uint8Array, pixels: [w, h], box: [x, y, w, h] in points }] }. It is a PDF
   as Typst writes it: a plain table of objects, none of them packed. Links and tags stay behind: this is for paper. */
(() => {
  "use strict";

  const text = (bytes) => {
    let out = "";
    for (let at = 0; at < bytes.length; at += 8192) out += String.fromCharCode.apply(null, bytes.subarray(at, at + 8192));
    return out;
  };
  const bytes = (words) => Uint8Array.from(words, (char) => char.charCodeAt(0));
  const found = (pattern, words) => {
    const match = pattern.exec(words);
    if (!match) throw new Error(`no ${pattern} in this PDF`);
    return match[1];
  };

  class Source {
    constructor(file) {
      this.bytes = file;
      this.text = text(file);
      this.copied = new Map();
      const table = Number(found(/startxref\s+(\d+)\s+%%EOF\s*$/, this.text));
      const first = table + found(/^(xref\s+0 \d+\s+)/, this.text.slice(table, table + 40)).length;
      this.offset = (number) => Number(this.text.substr(first + 20 * number, 10));
    }

    /* One object: its words up to a stream, and the stream. */
    object(number) {
      const start = this.text.indexOf("obj", this.offset(number)) + 3;
      const stream = this.text.indexOf("stream\n", start);
      const end = this.text.indexOf("endobj", start);
      if (stream < 0 || end < stream) return { head: this.text.slice(start, end).trim(), body: null };
      const head = this.text.slice(start, stream).trim();
      const begin = stream + 7;
      return { head, body: this.bytes.subarray(begin, begin + Number(found(/\/Length (\d+)/, head))) };
    }

    pages() {
      const root = this.object(found(/\/Root (\d+) 0 R/, this.text.slice(this.text.lastIndexOf("trailer")))).head;
      const leaves = (number) => {
        const { head } = this.object(number);
        if (/\/Type ?\/Page\b(?!s)/.test(head)) return [head];
        return found(/\/Kids ?\[([^\]]*)\]/, head).match(/\d+(?= 0 R)/g).flatMap(leaves);
      };
      return leaves(found(/\/Pages (\d+) 0 R/, root));
    }
  }

  class Target {
    constructor() {
      this.parts = [];
      this.size = 0;
      this.offsets = [0, 0, 0];
      this.put(bytes("%PDF-1.7\n%\x80\x80\x80\x80\n"));
    }

    put(part) {
      this.parts.push(part);
      this.size += part.length;
    }

    reserve() { return this.offsets.push(0) - 1; }

    write(number, head, body) {
      this.offsets[number] = this.size;
      this.put(bytes(`${number} 0 obj\n${head}\n`));
      if (body) {
        this.put(bytes("stream\n"));
        this.put(body);
        this.put(bytes("\nendstream\n"));
      }
      this.put(bytes("endobj\n"));
      return number;
    }

    add(head, body) { return this.write(this.reserve(), head, body); }

    stream(words) { return this.add(`<</Length ${words.length}>>`, bytes(words)); }

    moved(source, head) { return head.replace(/(\d+) 0 R/g, (_, number) => `${this.copy(source, number)} 0 R`); }

    copy(source, number) {
      if (!source.copied.has(number)) {
        const copy = this.reserve();
        source.copied.set(number, copy);
        const { head, body } = source.object(number);
        this.write(copy, this.moved(source, head), body);
      }
      return source.copied.get(number);
    }

    picture({ jpeg, pixels: [width, height] }) {
      return this.add(`<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8`
        + `/Filter/DCTDecode/Length ${jpeg.length}>>`, jpeg);
    }

    page(source, head, pictures, drawing) {
      const own = head.replace(/\/Annots ?\[[^\]]*\]|\/StructParents \d+|\/Tabs ?\/S|\/Parent \d+ 0 R/g, "");
      const resources = own.replace(/\/Resources (\d+) 0 R/, (_, number) => `/Resources ${source.object(number).head}`);
      const named = pictures.map((number, place) => `/Own${place} ${number} 0 R`).join("");
      const before = this.moved(source, resources);
      const held = /\/XObject ?<</.test(before)
        ? before.replace(/\/XObject ?<</, `/XObject<<${named}`)
        : before.replace("/Resources<<", `/Resources<</XObject<<${named}>>`).replace("/Resources <<", `/Resources<</XObject<<${named}>>`);
      const drawn = drawing ? held.replace(/\/Contents (\d+ 0 R)/, (_, was) => `/Contents[${this.stream("q")} 0 R ${was} ${this.stream(drawing)} 0 R]`) : held;
      return this.add(drawn.replace(/^<</, "<</Parent 2 0 R"));
    }

    finish(pages) {
      this.write(2, `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((number) => `${number} 0 R`).join(" ")}]>>`);
      this.write(1, "<</Type/Catalog/Pages 2 0 R/Lang(zh-CN)>>");
      const table = this.size;
      const lines = this.offsets.map((at, number) => `${String(at).padStart(10, "0")} ${number ? "00000 n" : "65535 f"}\r\n`);
      this.put(bytes(`xref\n0 ${lines.length}\n${lines.join("")}trailer\n<</Size ${lines.length}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`));
      return this.parts;
    }
  }

  window.joinCards = (files) => {
    const target = new Target();
    const pages = files.flatMap(({ bytes: file, stamps }) => {
      const source = new Source(file);
      const pictures = stamps.map((stamp) => target.picture(stamp));
      const drawing = stamps.length && `Q /Artifact BMC ${stamps.map(({ box: [x, y, w, h] }, place) => `q ${w} 0 0 ${h} ${x} ${y} cm /Own${place} Do Q`).join(" ")} EMC`;
      return source.pages().map((head) => target.page(source, head, pictures, drawing));
    });
    return new Blob(target.finish(pages), { type: "application/pdf" });
  };
})();
