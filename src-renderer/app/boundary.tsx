import { Component } from 'react';
import type { ReactNode } from 'react';

import { Button } from '../ui/button';
import './boundary.css';

type State = { readonly defect: Error | null };

/** The edge at which a defect of the window itself is caught: said plainly, with a way on. */
export class Boundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { defect: null };

  static getDerivedStateFromError(cause: unknown): State {
    return { defect: cause instanceof Error ? cause : new Error(String(cause)) };
  }

  override render(): ReactNode {
    const { defect } = this.state;
    if (defect === null) return this.props.children;
    return (
      <main className="boundary">
        <h1>Tamperscope made a mistake of its own</h1>
        <p>The evidence is untouched, and nothing was concluded from this. Load the window again and open the evidence once more.</p>
        <pre className="boundary-detail">{defect.message}</pre>
        <Button look="primary" onClick={() => window.location.reload()}>
          Load the window again
        </Button>
      </main>
    );
  }
}
