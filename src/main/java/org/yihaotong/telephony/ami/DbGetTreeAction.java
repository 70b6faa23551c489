package org.yihaotong.telephony.ami;

import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.event.ResponseEvent;

/**
 * Asks for all entries of one family of Asterisk's database, which arrive as
 * {@link DbGetTreeResponseEvent}s.
 */
public final class DbGetTreeAction extends AbstractManagerAction implements EventGeneratingAction {

	private static final long serialVersionUID = 1L;

	private final String family;

	public DbGetTreeAction(String family) {
		this.family = family;
	}

	@Override
	public String getAction() {
		return "DBGetTree";
	}

	public String getFamily() {
		return this.family;
	}

	@Override
	public Class<? extends ResponseEvent> getActionCompleteEventClass() {
		return DbGetTreeCompleteEvent.class;
	}

}
