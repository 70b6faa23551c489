package org.yihaotong.platform;

/**
 * A member of staff: agent, department clerk, supervisor or administrator.
 *
 * @param value the account's key, positive
 */
public record StaffId(long value) {

	public StaffId {
		if (value <= 0) {
			throw new IllegalArgumentException("Not a staff id: " + value);
		}
	}

	@Override
	public String toString() {
		return Long.toString(this.value);
	}

}
