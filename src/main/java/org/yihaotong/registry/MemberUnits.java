package org.yihaotong.registry;

import java.util.List;
import java.util.Optional;

import org.yihaotong.platform.DepartmentCode;

/**
 * The directory of member units.
 */
public interface MemberUnits {

	Optional<MemberUnit> find(DepartmentCode code);

	/**
	 * Finds a unit by the Chinese name that the taxonomy uses for a lead department; a
	 * trailing division of the unit is ignored.
	 * @param nameZh a name
	 * @return the unit, empty if no unit has that name
	 */
	Optional<MemberUnit> named(String nameZh);

	List<MemberUnit> all();

}
