/** A prefix of setting names whose values a bundler copies into what the browser gets. */
export interface ClientPrefix {
  readonly prefix: string
  readonly by: string
  /** The bundler takes the prefix in any letter case. */
  readonly anyCase?: true
}

/** The prefixes that bundlers and frameworks copy to the client unless they are configured otherwise. */
export const clientPrefixes: readonly ClientPrefix[] = [
  { prefix: 'NEXT_PUBLIC_', by: 'Next.js' },
  { prefix: 'VITE_', by: 'Vite, and frameworks on it that keep its prefix' },
  { prefix: 'REACT_APP_', by: 'Create React App', anyCase: true },
  { prefix: 'NX_PUBLIC_', by: 'Nx', anyCase: true },
  { prefix: 'NX_REACT_APP_', by: 'Nx before it had NX_PUBLIC_, with React' },
  { prefix: 'EXPO_PUBLIC_', by: 'Expo' },
  { prefix: 'PUBLIC_', by: 'SvelteKit, Astro, Rsbuild' },
  { prefix: 'NUXT_PUBLIC_', by: 'Nuxt 3 and later' },
  { prefix: 'NUXT_ENV_', by: 'Nuxt 2' },
  { prefix: 'GATSBY_', by: 'Gatsby' },
  { prefix: 'NG_APP_', by: '@ngx-env/builder' },
  { prefix: 'VUE_APP_', by: 'Vue CLI' },
  { prefix: 'STORYBOOK_', by: 'Storybook' },
  { prefix: 'TARO_APP_', by: 'Taro' },
  { prefix: 'WXT_', by: 'WXT' },
  { prefix: 'PLASMO_PUBLIC_', by: 'Plasmo' },
  { prefix: 'MIX_', by: 'Laravel Mix' },
  { prefix: 'SANITY_STUDIO_', by: 'Sanity Studio' },
  { prefix: 'STRAPI_ADMIN_', by: 'the admin panel of Strapi' },
  { prefix: 'PAYLOAD_PUBLIC_', by: 'Payload 2' },
  { prefix: 'RAZZLE_', by: 'Razzle' },
  { prefix: 'SNOWPACK_PUBLIC_', by: 'Snowpack' },
  { prefix: 'REDWOOD_ENV_', by: 'Redwood' },
  { prefix: 'UMI_APP_', by: 'Umi' },
  { prefix: 'ELM_APP_', by: 'create-elm-app' },
]
