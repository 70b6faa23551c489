package org.yihaotong.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.yihaotong.platform.StaffId;

/**
 * Looks staff up.
 */
public interface StaffDirectory {

	Optional<StaffMember> find(StaffId id);

	/**
	 * Looks several up.
	 * @param ids who
	 * @return those that there are
	 */
	default List<StaffMember> find(Collection<StaffId> ids) {
		return ids.stream().flatMap((id) -> find(id).stream()).toList();
	}

	List<StaffMember> withRole(Role role);

}
