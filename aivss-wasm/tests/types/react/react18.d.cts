// React 18: the elements are those of a global JSX, which the one of the module extends.
import * as Attributes from "./attributes.cjs";

export = React;

declare global {
  namespace JSX {
    interface IntrinsicElements {
      p: React.DetailedHTMLProps<React.HTMLAttributes<HTMLParagraphElement>, HTMLParagraphElement>;
    }
  }
}

interface GlobalIntrinsicElements extends JSX.IntrinsicElements {}

declare namespace React {
  interface HTMLAttributes<T> extends Attributes.HTMLAttributes<T> {}
  type DetailedHTMLProps<E extends HTMLAttributes<T>, T> = Attributes.DetailedHTMLProps<E, T>;
  function createElement(type: string, props: unknown, ...children: unknown[]): JSX.Element;
  namespace JSX {
    interface Element {}
    interface ElementChildrenAttribute {
      children: {};
    }
    interface IntrinsicElements extends GlobalIntrinsicElements {}
  }
}
