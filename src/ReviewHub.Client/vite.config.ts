import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    outDir: '../ReviewHub.Web/wwwroot',
    emptyOutDir: true,
    // The server's policy is `default-src 'self'`: a data: address would be refused, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  server: {
    proxy: {
      '/api': 'http://localhost:5000',
      '/hubs': { target: 'http://localhost:5000', ws: true },
    },
  },
});
