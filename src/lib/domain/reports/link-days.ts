/** Days that a link may be asked for. */
export const LINK_DAYS = [30, 90, 365] as const;
/** Days that a new link is asked for unless chosen otherwise. */
export const USUAL_LINK_DAYS: (typeof LINK_DAYS)[number] = 90;
