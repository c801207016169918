import { Shape, choices } from '../document/stances';
import { useTimeLeft } from '../document/round-button';
import type { Review } from '../document/review';
import { isOpen } from '../rounds/rounds';
import { changesWords, chairViewWords, namingWords, visibilityWords } from '../rounds/words';
import type { Question, Round } from '../wire';
import { count, dayAndTime, exactTime } from '../words';
import { CloseRound } from './close-round';
import { Dialog } from './dialog';
import { RecusalControl } from './recusal';

/** What was declared before anybody voted, for everybody to read; and for chairs, the verbs that go with it. */
export function ProtocolSheet({ review }: { review: Review }) {
  const round = review.documentRound;
  const chair = review.text.role === 'chair';
  const open = round !== null && isOpen(round);
  const ownVotes = review.store.rounds.value.filter((r) => r.paragraph !== null && isOpen(r));
  const former = review.store.rounds.value.filter((r) => r.paragraph === null && r !== round);
  return (
    <Dialog review={review} title={round ? `Round ${round.number}` : 'No round yet'}>
      {!round && <p>Nobody votes before a chair has opened a round. You can read and comment already.</p>}
      {round && <Terms review={review} round={round} />}
      {ownVotes.map((own) => (
        <section key={own.number}>
          <h3>Called question: paragraph {(review.store.row(own.paragraph ?? 0)?.position ?? 0) + 1}</h3>
          <Terms review={review} round={own} />
          {chair && <CloseRound review={review} round={own} />}
        </section>
      ))}
      {former.length > 0 && (
        <>
          <h3>Rounds before</h3>
          <ul>
            {former.map((r) => (
              <li key={r.number}>
                Round {r.number}, {visibilityWords[r.visibility].name.toLowerCase()}
                {r.closedAt && `, closed ${dayAndTime(r.closedAt)}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {review.mayReview && (
        <>
          <h3>Recusal</h3>
          <RecusalControl review={review} paragraph={null} />
        </>
      )}
      <div class="sheet-acts">
        <button type="button" class="primary" onClick={() => (review.sheet.value = null)}>
          Close
        </button>
        {chair && !open && (
          <button type="button" onClick={() => (review.sheet.value = { type: 'open-round', paragraph: null })}>
            Open {round ? 'another round' : 'a round'}…
          </button>
        )}
        {chair && open && round && <CloseRound review={review} round={round} />}
      </div>
    </Dialog>
  );
}

function Terms({ review, round }: { review: Review; round: Round }) {
  const left = useTimeLeft(isOpen(round) ? round.deadline : null);
  const eligible = round.paragraph === null ? review.store.eligible.value : round.eligible;
  const you = round.youAreEligible !== false;
  return (
    <>
      {round.questions.map((question) => (
        <QuestionLine key={question.key} question={question} alone={round.questions.length === 1} />
      ))}
      <dl class="terms">
        <Term name="Rule">{round.rule.inWords}</Term>
        <Term name="What shows">
          {visibilityWords[round.visibility].name}. {visibilityWords[round.visibility].says}
        </Term>
        <Term name="Names">{namingWords[round.naming].says}</Term>
        {round.visibility !== 'open' && <Term name="Chairs">{chairViewWords[round.chairView].says}</Term>}
        <Term name="Changes">{changesWords[round.changes].says}</Term>
        <Term name="Who judges">
          {count(eligible, 'person', 'people')}
          {review.mayReview && (you ? ', you among them' : ', you are not among them')}
        </Term>
        <Term name="Opened">
          <time dateTime={round.openedAt} title={exactTime(round.openedAt)}>
            {dayAndTime(round.openedAt)}
          </time>
          {round.openedBy && ` by ${review.nameOf(round.openedBy)}`}
        </Term>
        <Term name={round.closedAt ? 'Closed' : 'Closes'}>{closing(review, round, left)}</Term>
      </dl>
    </>
  );
}

function closing(review: Review, round: Round, left: string | null) {
  if (round.closedAt) {
    const by = round.closedBy ? `by ${review.nameOf(round.closedBy)}` : 'at its deadline';
    return `${dayAndTime(round.closedAt)}, ${by}`;
  }
  if (!round.deadline) return 'When a chair closes it';
  return `${dayAndTime(round.deadline)} (${left ?? ''}), or when a chair closes it before`;
}

function QuestionLine({ question, alone }: { question: Question; alone: boolean }) {
  return (
    <div>
      {(question.prompt || !alone) && <h3 dir="auto">{question.prompt || question.key}</h3>}
      <p class="scale-line">
        {choices(question.scale.categories).map(({ key, label, look }) => (
          <span key={key} class={`stance-word ${look}`}>
            <Shape look={look} /> {label}
          </span>
        ))}
      </p>
    </div>
  );
}

function Term({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
