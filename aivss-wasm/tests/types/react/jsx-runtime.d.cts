// What compiled JSX calls.
import * as React from "react";

export namespace JSX {
  interface Element extends React.JSX.Element {}
  interface ElementChildrenAttribute extends React.JSX.ElementChildrenAttribute {}
  interface IntrinsicElements extends React.JSX.IntrinsicElements {}
}
export function jsx(type: string, props: unknown): JSX.Element;
export function jsxs(type: string, props: unknown): JSX.Element;
