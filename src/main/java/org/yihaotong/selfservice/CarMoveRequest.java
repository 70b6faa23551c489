package org.yihaotong.selfservice;

import java.util.Optional;

import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.PlateNumber;

/**
 * A citizen's wish that a vehicle be moved.
 *
 * @param contact the contact it came with
 * @param channel the contact's channel
 * @param plate the vehicle
 * @param citizen who is blocked, never told to the owner
 * @param place where the vehicle stands, may be empty
 */
public record CarMoveRequest(ContactId contact, Channel channel, PlateNumber plate, Optional<PhoneNumber> citizen,
		String place) {
}
