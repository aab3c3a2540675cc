export const inviteKey = 'made-up-key-of-a-workspace-package'
