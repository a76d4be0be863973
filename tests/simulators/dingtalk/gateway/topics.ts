export const topics = {
  robot: '/v1.0/im/bot/messages/get',
  card: '/v1.0/card/instances/callback',
  ping: 'ping',
  disconnect: 'disconnect',
} as const;
