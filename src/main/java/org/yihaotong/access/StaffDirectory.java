package org.yihaotong.access;

import java.util.List;
import java.util.Optional;

import org.yihaotong.platform.StaffId;

/**
 * Looks staff up.
 */
public interface StaffDirectory {

	Optional<StaffMember> find(StaffId id);

	List<StaffMember> withRole(Role role);

}
