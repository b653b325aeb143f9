// The address of a page: its fragment and the value of an element follow each other.
import { BLANK } from "./model.js";

/** Addresses that open nothing elsewhere. */
const INWARD = /^(about|blob|data):$/;

export class Address {
  #value;
  #load;
  #window;
  /** The address as it was last read or written. */
  #known;
  /** The value that it was last told; a blank sheet needs no telling. */
  #told = BLANK;
  /** Runs while the address must not be written again. */
  #writing;
  #onhashchange = () => this.#take();

  /** @param {{ value: () => string, load: (text: string) => void }} follower whose value it is, and what takes another one */
  constructor({ value, load }) {
    this.#value = value;
    this.#load = load;
  }

  /** Follows the address of this window; null for a document that is in none. */
  follow(window) {
    this.leave();
    this.#window = window ?? undefined;
    this.#window?.addEventListener("hashchange", this.#onhashchange);
  }

  /** Lets go of the address; what still had to be written is, unless the page has moved on. */
  leave() {
    if (this.#writing !== undefined) {
      clearTimeout(this.#writing);
      this.#writing = undefined;
      if (this.#window?.location.href === this.#known) {
        this.#put();
      }
    }
    this.#window?.removeEventListener("hashchange", this.#onhashchange);
    this.#window = undefined;
  }

  /** What the address says now; one with broken escapes stays as it is and will be refused as such. */
  read() {
    this.#known = this.#window?.location.href;
    const fragment = this.#window?.location.hash.slice(1) ?? "";
    try {
      return decodeURIComponent(fragment);
    } catch {
      return fragment;
    }
  }

  /** After a time apart: takes what the address says if it is news, or else tells it the value if that is. */
  meet() {
    if (this.#window === undefined) {
      return;
    }
    const { href, hash } = this.#window.location;
    if (hash !== "" && href !== this.#known) {
      this.#take();
    } else if (this.#value() !== this.#told) {
      this.write();
    }
  }

  /** At once, then at most four times a second: browsers refuse addresses that change with every move of a slider. */
  write() {
    if (this.#writing !== undefined || this.#window === undefined) {
      return;
    }
    this.#put();
    const written = this.#value();
    this.#writing = setTimeout(() => {
      this.#writing = undefined;
      if (this.#value() !== written) {
        this.write();
      }
    }, 250);
  }

  /** The address that opens the value; null where nobody follows it, or where it opens nothing elsewhere. */
  link() {
    return this.#window === undefined || INWARD.test(this.#window.location.protocol) ? null : this.#address();
  }

  /** In full, for a relative one would start from the page's base. */
  #address() {
    return `${this.#window.location.href.split("#")[0]}#${this.#value()}`;
  }

  #put() {
    const { location, history } = this.#window;
    try {
      if (location.hash !== `#${this.#value()}`) {
        history.replaceState(history.state, "", this.#address());
      }
    } catch {
      // Some pages have an address that cannot be written, and a browser may find that it changes too often.
    }
    this.#known = location.href;
    this.#told = this.#value();
  }

  #take() {
    const fragment = this.read();
    if (fragment !== "" && fragment !== this.#value()) {
      this.#load(fragment);
    }
  }
}
