import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => ({
  plugins: [react()],
  // The shell serves the built files under its own protocol, so addresses are relative.
  base: './',
  clearScreen: false,
  server: { port: mode === 'fake' ? 5174 : 5173, strictPort: true },
  build: { target: 'es2022', outDir: 'dist', chunkSizeWarningLimit: 1500 },
  test: {
    environment: 'jsdom',
    // A worker reads the app once for all of its files, which halves the time. What lives outside the tree is reset after each test.
    isolate: false,
    pool: 'threads',
    maxWorkers: '100%',
    // One file instead of thousands of icons, each of which Node would open for every test file.
    alias: { '@tabler/icons-react': '@tabler/icons-react/dist/cjs/tabler-icons-react.cjs' },
    setupFiles: ['src/test/setup.ts'],
    css: false,
    clearMocks: true,
    restoreMocks: true,
    // Whole screens are drawn, and the machine may be busy with other builds.
    testTimeout: 60_000,
  },
}));
