package org.yihaotong.registry;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the registry.
 *
 * @param standInVehicles whether the invented vehicles are put into the table
 */
@ConfigurationProperties("yihaotong.registry")
record RegistryProperties(@DefaultValue("true") boolean standInVehicles) {
}
