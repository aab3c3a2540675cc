import { defineLibrary } from '../define-library.ts'

export default defineLibrary({
  package: 'arctic',
  verified: '3.7.0',
  reference: 'https://arcticjs.dev',
  sinks: [
    {
      new: [
        'AniList',
        'Atlassian',
        'Autodesk',
        'BattleNet',
        'Bitbucket',
        'Box',
        'Bungie',
        'Coinbase',
        'Discord',
        'DonationAlerts',
        'Dribbble',
        'Dropbox',
        'EpicGames',
        'Facebook',
        'Figma',
        'FortyTwo',
        'GitHub',
        'Google',
        'Intuit',
        'Kakao',
        'Kick',
        'Line',
        'Linear',
        'LinkedIn',
        'MercadoLibre',
        'MercadoPago',
        'MyAnimeList',
        'Naver',
        'Notion',
        'OAuth2Client',
        'Osu',
        'Patreon',
        'Polar',
        'Reddit',
        'Roblox',
        'Shikimori',
        'Slack',
        'Spotify',
        'StartGG',
        'Strava',
        'TikTok',
        'Tiltify',
        'Tumblr',
        'Twitch',
        'Twitter',
        'VK',
        'Withings',
        'WorkOS',
        'Yahoo',
        'Yandex',
        'Zoom',
      ],
      key: { argument: 1 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'the provider may keep two secrets active' },
      rotatedBy: 'third party',
    },
    {
      new: [
        'AmazonCognito',
        'Auth0',
        'Authentik',
        'GitLab',
        'Gitea',
        'KeyCloak',
        'Mastodon',
        'MicrosoftEntraId',
        'Salesforce',
        'Synology',
      ],
      key: { argument: 2 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'the provider may keep two secrets active' },
      rotatedBy: 'third party',
    },
    {
      new: ['Apple', 'Okta'],
      key: { argument: 3 },
      role: 'sign',
      keyRing: { accepts: 'one key', instead: 'the provider may keep two secrets active' },
      rotatedBy: 'third party',
    },
  ],
  rotation: {
    invalidates: [
      {
        what: 'calls to the other party',
        shows: 'sign-in through that provider fails until the new secret is deployed',
        severity: 'send again',
      },
    ],
    unaffected: ['sessions that exist'],
    withFallback: 'The provider may keep two secrets active: deploy the new one meanwhile.',
    dropWhen: 'every instance sends the new secret',
  },
  notes: [
    'The client secret is issued by the provider and rotated in its console.',
    '`Etsy` and `Lichess` take no secret.',
    '`Apple` takes a private key that Apple issues, as bytes.',
  ],
  examples: {
    correct: [
      `import { Apple, Auth0, GitHub } from 'arctic'
import { appleKey, auth0Secret, githubSecret } from './keys.js'

export const github = new GitHub(clientId, githubSecret, redirectURI)

export const auth0 = new Auth0(domain, clientId, auth0Secret, redirectURI)

export const apple = new Apple(clientId, teamId, keyId, appleKey, redirectURI)
`,
    ],
    incorrect: [],
  },
})
