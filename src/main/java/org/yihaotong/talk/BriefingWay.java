package org.yihaotong.talk;

/**
 * A way by which an emergency service gets a briefing.
 */
interface BriefingWay {

	/**
	 * Names it.
	 * @return a word for the records, such as {@code HTTPS}
	 */
	String name();

	/**
	 * Tells whether this way is open to a service.
	 * @param route what is configured for it
	 */
	boolean leadsTo(BriefingProperties.Route route);

	/**
	 * Hands over, once. Returns when the other side has accepted it, and takes no longer
	 * than {@link BriefingProperties#timeout()}.
	 * @param briefing what is handed over
	 * @param route where to
	 * @throws NotBriefed if it was not accepted
	 */
	void deliver(Briefing briefing, BriefingProperties.Route route) throws NotBriefed;

}
