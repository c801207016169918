import { useState } from 'preact/hooks';
import { api } from '../api';
import type { Review } from '../document/review';
import { Field, Form } from '../shell/form';

/** Standing aside from one paragraph, or from the document when it is null, and coming back. */
export function RecusalControl({ review, paragraph }: { review: Review; paragraph: number | null }) {
  const [reason, setReason] = useState('');
  const what = paragraph === null ? 'this document' : 'this paragraph';
  const path = `/api/documents/${review.text.id}${paragraph === null ? '' : `/paragraphs/${paragraph}`}/recusal`;
  const out = review.store.self.value.recused.includes(paragraph);
  const others = review.store.recusals.value.filter((r) => r.paragraph === paragraph && !review.isMe(r.by));
  return (
    <div class="recusal-form">
      {others.length > 0 && (
        <p>
          Recused from {what}: <span dir="auto">{others.map((r) => review.nameOf(r.by)).join(', ')}</span>
        </p>
      )}
      {out ? (
        <Form
          submit="Take part again"
          label={`Withdraw your recusal from ${what}`}
          onSubmit={async () => {
            await api.delete(path);
            review.store.recusedHere(paragraph, true);
          }}
        >
          <p>You recused yourself from {what}. Your votes on it do not count.</p>
        </Form>
      ) : (
        <Form
          submit="Recuse yourself"
          label={`Recuse yourself from ${what}`}
          onSubmit={async () => {
            await api.put(path, { reason: reason.trim() });
            review.store.recusedHere(paragraph, false);
            setReason('');
          }}
        >
          <Field
            label="Reason"
            says={`You stand aside from ${what}: your votes on it do not count, nor are you counted among those who judge. The reason is kept on the record.`}
            value={reason}
            onInput={setReason}
            required
            maxLength={500}
          />
        </Form>
      )}
    </div>
  );
}
