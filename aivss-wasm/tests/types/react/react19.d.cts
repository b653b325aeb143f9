// React 19: the elements are those of the module alone.
import * as Attributes from "./attributes.cjs";

export = React;

declare namespace React {
  interface HTMLAttributes<T> extends Attributes.HTMLAttributes<T> {}
  type DetailedHTMLProps<E extends HTMLAttributes<T>, T> = Attributes.DetailedHTMLProps<E, T>;
  function createElement(type: string, props: unknown, ...children: unknown[]): JSX.Element;
  namespace JSX {
    interface Element {}
    interface ElementChildrenAttribute {
      children: {};
    }
    interface IntrinsicElements {
      p: DetailedHTMLProps<HTMLAttributes<HTMLParagraphElement>, HTMLParagraphElement>;
    }
  }
}
