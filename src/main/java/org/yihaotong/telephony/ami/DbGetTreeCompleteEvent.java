package org.yihaotong.telephony.ami;

import org.asteriskjava.manager.event.ResponseEvent;

/**
 * No more {@link DbGetTreeResponseEvent}s come.
 */
public final class DbGetTreeCompleteEvent extends ResponseEvent {

	private static final long serialVersionUID = 1L;

	public DbGetTreeCompleteEvent(Object source) {
		super(source);
	}

}
