/** Lets a list stay where the reader is while React changes what it holds. */
import { Component, type ReactNode } from 'react';

interface Props<Place> {
  /** Asked just before the DOM changes. */
  readonly read: () => Place;
  /** Told just after, before the browser paints. */
  readonly restore: (place: Place) => void;
  readonly children: ReactNode;
}

/** React tells the moment before a change to class components only. */
export class KeepPlace<Place> extends Component<Props<Place>> {
  override getSnapshotBeforeUpdate(): Place {
    return this.props.read();
  }

  override componentDidUpdate(_props: unknown, _state: unknown, place: Place): void {
    this.props.restore(place);
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
