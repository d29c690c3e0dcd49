import type { ReactNode } from 'react';

import type { OutsideView } from '#core/contract';

import { InertText } from '../../ui/inert-text';
import { Status } from '../../ui/status';
import './outside.css';
import { toOutsidePanel } from './outside-view';

/** What came of each thing from outside the bundle, and from how far outside it is. */
export function Outside({ view }: { view: OutsideView }): ReactNode {
  const { lines, answer } = toOutsidePanel(view);
  return (
    <section className="side-section" aria-labelledby="outside-title">
      <h2 id="outside-title">From outside this bundle</h2>
      <ul className="side-list outside">
        {lines.map(({ key, status, title, independence, because }) => (
          <li key={key}>
            <div className="outside-head">
              <span>{title}</span>
              <Status view={status} />
            </div>
            <p className="outside-source">{independence}</p>
            <p>
              <InertText value={because} />
            </p>
          </li>
        ))}
      </ul>
      {answer.length === 0 ? null : (
        <table className="outside-answer">
          <caption>The producer’s verdict beside this one</caption>
          <thead>
            <tr>
              <th scope="col">Producer</th>
              <th scope="col">Here</th>
            </tr>
          </thead>
          {answer.map(({ name, theirs, ours, relation, differs }) => (
            <tbody key={name} className={differs ? 'outside-differs' : undefined} title={relation}>
              <tr>
                <th scope="rowgroup" colSpan={2}>
                  {differs ? `≠ ${name}` : name}
                </th>
              </tr>
              <tr>
                <td className="mono">
                  <InertText value={theirs} />
                </td>
                <td className="mono">
                  <InertText value={ours} />
                </td>
              </tr>
            </tbody>
          ))}
        </table>
      )}
    </section>
  );
}
