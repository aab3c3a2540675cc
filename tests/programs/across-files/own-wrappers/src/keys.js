export const tokenKey = process.env.JWT_SECRET
