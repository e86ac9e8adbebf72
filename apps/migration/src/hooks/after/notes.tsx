import { useAuthClient, useUser } from '@latchkey/react';
import { useState } from 'react';
import { authFetch } from './auth.ts';

async function fetchNotes(): Promise<string[]> {
  const response = await authFetch('/api/notes');
  return (await response.json()) as string[];
}

export function Notes() {
  const { actions } = useAuthClient();
  const user = useUser();
  const [notes, setNotes] = useState<readonly string[]>([]);
  return (
    <main>
      <h1>Hello {user?.username}</h1>
      <button type="button" onClick={() => void fetchNotes().then(setNotes)}>
        Load notes
      </button>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <button type="button" onClick={() => actions.signOut()}>
        Sign out
      </button>
    </main>
  );
}
