package org.yihaotong.access;

import org.jspecify.annotations.Nullable;

/**
 * An account to be made at the first start.
 */
record FirstAccount(String username, String displayName, Role role, @Nullable String department,
		@Nullable String departmentName, @Nullable String seat) {

	static FirstAccount agent(String username, String displayName, String seat) {
		return new FirstAccount(username, displayName, Role.AGENT, null, null, seat);
	}

	static FirstAccount central(String username, String displayName, Role role) {
		return new FirstAccount(username, displayName, role, null, null, null);
	}

	static FirstAccount clerk(String username, String department, String departmentName) {
		return new FirstAccount(username, departmentName + "经办人", Role.DEPARTMENT, department, departmentName, null);
	}

}
