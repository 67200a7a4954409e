import { notifications } from '@mantine/notifications';
import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

afterEach(() => {
  cleanup();
  // Toasts live beside the tree and would greet the next test.
  notifications.clean();
  localStorage.clear();
  sessionStorage.clear();
  window.location.hash = '';
});

// What jsdom lacks and Mantine asks for.
class NoResizeObserver implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
vi.stubGlobal('ResizeObserver', NoResizeObserver);
window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
    dispatchEvent: () => false,
  }) satisfies MediaQueryList;
Element.prototype.scrollIntoView = () => {};
Object.defineProperty(document, 'fonts', {
  value: { addEventListener() {}, removeEventListener() {} },
  configurable: true,
});

// Whether an element is hidden is worked out from every style above it, which in jsdom takes most of a test's time.
// A busy machine may take its time; what never comes still fails.
configure({ defaultHidden: true, asyncUtilTimeout: 8000 });
window.scrollTo = () => {};
