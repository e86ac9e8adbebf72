import { Component, type ComponentChild, type FunctionComponent, h } from 'preact';

/** Wraps a component to render again only when one of its props changes. */
export function memo<Props extends object>(View: FunctionComponent<Props>): FunctionComponent<Props> {
  class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const keys = new Set([...Object.keys(next), ...Object.keys(this.props)]) as Set<keyof Props>;
      return [...keys].some((key) => next[key] !== this.props[key]);
    }
    override render(): ComponentChild {
      return h(View, this.props);
    }
  }
  return (props) => h(Memo, props);
}
