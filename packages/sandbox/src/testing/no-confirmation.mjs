export default {
  userPool: { id: 'eu-west-2_Killed' },
  triggers: {
    preSignUp: (event) => ({ ...event, response: { ...event.response, autoConfirmUser: true } }),
  },
};
