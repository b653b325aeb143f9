// What elements of HTML take in React, as far as the usage needs it; in the shape of React's own types.
export type Key = string | number | bigint;
export type ReactNode = object | string | number | boolean | null | undefined;

export interface ClassAttributes<T> {
  key?: Key | null | undefined;
  ref?: ((element: T | null) => void) | { current: T | null } | null | undefined;
}

export interface HTMLAttributes<T> {
  children?: ReactNode;
  className?: string | undefined;
  dir?: string | undefined;
  hidden?: boolean | undefined;
  id?: string | undefined;
  lang?: string | undefined;
  onClick?: ((event: { currentTarget: T; preventDefault(): void }) => void) | undefined;
  part?: string | undefined;
  slot?: string | undefined;
  style?: Record<string, string | number> | undefined;
  suppressHydrationWarning?: boolean | undefined;
  tabIndex?: number | undefined;
  title?: string | undefined;
}

export type DetailedHTMLProps<E extends HTMLAttributes<T>, T> = ClassAttributes<T> & E;
