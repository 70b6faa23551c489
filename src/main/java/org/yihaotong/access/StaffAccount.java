package org.yihaotong.access;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * A row of {@code staff_account}.
 */
record StaffAccount(long id, String username, String displayName, Role role, @Nullable String department,
		@Nullable String departmentName, @Nullable String seat, String passwordHash, boolean enabled) {

	StaffMember member() {
		return new StaffMember(new StaffId(this.id), this.username, this.displayName, this.role,
				Optional.ofNullable(this.department).map(DepartmentCode::new),
				Optional.ofNullable(this.seat).map(Seat::new));
	}

}
