package org.yihaotong.selfservice;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of car moving. The limits keep an owner from being pestered and the register
 * from being searched.
 *
 * @param plateHour calls to the owner of one vehicle in an hour
 * @param plateDay calls to the owner of one vehicle in 24 hours
 * @param citizenHour wishes of one citizen in an hour
 * @param citizenDay wishes of one citizen in 24 hours
 * @param category the category of car moving
 * @param department the unit in whose name the cases are kept: the traffic police
 */
@Validated
@ConfigurationProperties("yihaotong.selfservice.car-moving")
record SelfServiceProperties(@DefaultValue("3") @Min(1) int plateHour, @DefaultValue("8") @Min(1) int plateDay,
		@DefaultValue("5") @Min(1) int citizenHour, @DefaultValue("12") @Min(1) int citizenDay,
		@DefaultValue("0201") @Pattern(regexp = "[0-9]{4}") String category,
		@DefaultValue("M18") @Pattern(regexp = "[A-Z][0-9]{2,5}") String department) {
}
