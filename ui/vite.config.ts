import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * The shell freezes `Object.prototype`, and what is frozen there cannot be assigned to on another prototype. dayjs, which the
 * calendar is made with, assigns two of its methods so; here they are defined instead.
 */
function underFrozenPrototypes(): Plugin {
  const ASSIGNED = /(\w+)\.(toString|valueOf)=(function\(\)\{[^{}]*\})/g;
  return {
    name: 'under-frozen-prototypes',
    enforce: 'pre',
    transform(code, id) {
      if (!/dayjs[\\/]dayjs\.min\.js/.test(id)) return null;
      let found = 0;
      const defined = code.replace(ASSIGNED, (_, target: string, name: string, body: string) => {
        found += 1;
        return `Object.defineProperty(${target},"${name}",{value:${body},writable:true,configurable:true})`;
      });
      if (found !== 2)
        this.error(`dayjs assigns ${found} methods of Object.prototype where 2 were known; look at it again`);
      return { code: defined, map: null };
    },
  };
}

export default defineConfig(({ mode }) => ({
  plugins: [underFrozenPrototypes(), react()],
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
