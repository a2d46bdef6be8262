/** Indonesian words of the page where reports are composed and shared. */
export const reportsPage = {
  title: 'Laporan',
};
