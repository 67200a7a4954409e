// Addresses of things that several screens lead to.

interface Place {
  to: string;
  search?: Record<string, string>;
}

export const boardPlace = (board: string): Place => ({ to: `/boards/${board}` });

export const cardPlace = (board: string, card: string): Place => ({ to: `/boards/${board}`, search: { card } });

export const recordTypePlace = (type: string): Place => ({ to: `/records/${type}` });

export const recordPlace = (type: string, record: string): Place => ({ to: `/records/${type}/${record}` });
