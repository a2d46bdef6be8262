/** Indonesian words of change the plan. */
export const planEdit = {
  title: 'Ubah rencana',
};
