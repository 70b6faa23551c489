package org.yihaotong.telephony.ami;

import org.asteriskjava.manager.event.ResponseEvent;
import org.jspecify.annotations.Nullable;

/**
 * One entry of Asterisk's database.
 */
public final class DbGetTreeResponseEvent extends ResponseEvent {

	private static final long serialVersionUID = 1L;

	private String key = "";

	private String val = "";

	public DbGetTreeResponseEvent(Object source) {
		super(source);
	}

	public String getKey() {
		return this.key;
	}

	public void setKey(@Nullable String key) {
		this.key = (key != null) ? key : "";
	}

	public String getVal() {
		return this.val;
	}

	public void setVal(@Nullable String val) {
		this.val = (val != null) ? val : "";
	}

}
