export interface PickerProps<T> {
  value: T;
  onPick: (value: T) => void;
  /** Stands as a value among others instead of as a button. */
  look?: 'plain' | undefined;
  disabled?: boolean;
}
