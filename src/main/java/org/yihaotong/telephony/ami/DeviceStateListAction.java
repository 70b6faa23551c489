package org.yihaotong.telephony.ami;

import org.asteriskjava.manager.action.AbstractManagerAction;

/**
 * Asks for the state of all devices, which arrives as {@code DeviceStateChange} events.
 */
public final class DeviceStateListAction extends AbstractManagerAction {

	private static final long serialVersionUID = 1L;

	@Override
	public String getAction() {
		return "DeviceStateList";
	}

}
