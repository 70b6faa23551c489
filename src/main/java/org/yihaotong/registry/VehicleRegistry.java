package org.yihaotong.registry;

import java.util.Optional;

import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.PlateNumber;

/**
 * Tells how the owner of a vehicle can be reached. The real one is the traffic police's;
 * in its place stands a table with invented data.
 */
public interface VehicleRegistry {

	Optional<PhoneNumber> ownerOf(PlateNumber plate);

}
