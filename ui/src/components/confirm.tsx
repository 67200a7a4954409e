import { Button, Group, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { createStore } from '../lib/store';

interface Question {
  title: string;
  body: ReactNode;
  /** The verb on the button that goes on. */
  action: string;
  /** The verb on the button that does not. */
  cancel?: string;
  tone?: 'danger' | 'normal';
}

interface OpenQuestion extends Question {
  answer: (yes: boolean) => void;
}

const openQuestion = createStore<OpenQuestion | null>(null);

/** Asks in-app, for what cannot be undone. Resolves to whether to go on. */
export function confirm(question: Question): Promise<boolean> {
  openQuestion.get()?.answer(false);
  return new Promise((resolve) => {
    openQuestion.set({
      ...question,
      answer: (yes) => {
        openQuestion.set(null);
        resolve(yes);
      },
    });
  });
}

/** The place where questions of `confirm` appear; stands once in the app. */
export function ConfirmHost() {
  const question = openQuestion.use();
  return (
    <Modal
      opened={question !== null}
      onClose={() => question?.answer(false)}
      title={question?.title}
      size="sm"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {question && (
        <>
          <Text size="sm" c="dimmed" component="div">
            {question.body}
          </Text>
          <Group justify="flex-end" mt="lg" gap="xs">
            <Button variant="default" onClick={() => question.answer(false)}>
              {question.cancel ?? 'Cancel'}
            </Button>
            <Button
              data-autofocus
              color={question.tone === 'danger' ? 'red.8' : 'accent'}
              onClick={() => question.answer(true)}
            >
              {question.action}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
