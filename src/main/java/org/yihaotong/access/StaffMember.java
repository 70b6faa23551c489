package org.yihaotong.access;

import java.util.Optional;

import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.Seat;
import org.yihaotong.platform.StaffId;

/**
 * An account, as other modules see it; also the principal of a signed-in request
 * ({@code @AuthenticationPrincipal StaffPrincipal} gives it by {@code member()}).
 *
 * @param id the account's key
 * @param username what is typed at sign-in
 * @param displayName what colleagues see
 * @param role what the person may do
 * @param department the member unit of a department clerk
 * @param seat the softphone of an agent or supervisor
 */
public record StaffMember(StaffId id, String username, String displayName, Role role,
		Optional<DepartmentCode> department, Optional<Seat> seat) {
}
